String places = "hhh" + "sss" + "h" + "s" + "hh" + "s" + "c";
