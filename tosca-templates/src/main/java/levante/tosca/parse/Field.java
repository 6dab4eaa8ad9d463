package levante.tosca.parse;

import levante.kernel.SourcePosition;

/** A key of a map, with its place, and a cursor on the value. */
public record Field(String name, SourcePosition namePosition, Cursor value) {}
