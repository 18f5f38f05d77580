String order = "BA" + "B".repeat(7) + "AB" + "A".repeat(8) + "B";
