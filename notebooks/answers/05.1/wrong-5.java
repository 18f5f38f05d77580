String order = "A" + "BBBBBBBB" + "ABAB";
