String places = "hhh";
