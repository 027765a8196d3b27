module tracecmp

go 1.22
