String order = "B" + "AAAAAAAA" + "B" + "A" + "BBBBBBBB" + "A";
