String order = "AB".repeat(10);
