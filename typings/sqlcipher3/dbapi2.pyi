# The same interface as the standard library's module; only the engine below differs.
from sqlite3.dbapi2 import *
