String order = "ABBA".repeat(5);
