(name, value) -> if(has(valued, name), value, NULL) AS measured
