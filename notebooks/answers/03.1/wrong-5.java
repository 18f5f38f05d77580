String places = "hhhhhhhhhhhh";
