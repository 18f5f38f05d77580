String places = "hhhsshhhhhsc";
