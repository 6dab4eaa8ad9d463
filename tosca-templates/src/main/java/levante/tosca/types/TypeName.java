package levante.tosca.types;

import levante.tosca.parse.Cursor;

/** A type's name where it is written, so that a name that does not exist can be pointed at. */
public record TypeName(String name, Cursor at) {}
