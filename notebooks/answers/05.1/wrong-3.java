String order = "A" + "B".repeat(10) + "A".repeat(9);
