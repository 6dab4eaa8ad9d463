package levante.tosca.declare;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.imports.Repositories;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.types.TypeDefinition;

/**
 * A template after its head was read.
 *
 * @param types those that it defines itself and those of imported files, which have to be checked
 * @param library all that it may name
 * @param repositories those that it declares itself
 * @param topology its topology_template, if it has one
 */
public record ServiceTemplate(
    String name,
    Optional<String> description,
    SortedMap<String, String> metadata,
    List<TypeDefinition> types,
    TypeLibrary library,
    Repositories repositories,
    Optional<Cursor> topology) {}
