"""Several files of one diary, such as monthly exports, read as one."""
