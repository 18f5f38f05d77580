String order = "ABAB";
