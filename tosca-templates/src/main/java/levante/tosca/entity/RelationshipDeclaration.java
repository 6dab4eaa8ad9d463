package levante.tosca.entity;

import java.util.Optional;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * A relationship as written: by its type alone, inline, or made from a relationship template.
 *
 * @param name {@code source/requirement/0}; a template that no requirement uses has its own name
 * @param writtenAt the requirement, or the template that no requirement uses
 * @param type empty when the type is not to be found, which has been noted
 * @param template the name of the relationship template that it is made from, if it is
 * @param body the map that assigns its properties and interfaces, if there is one
 * @param source empty for a template that no requirement uses
 * @param target empty for a template that no requirement uses
 */
public record RelationshipDeclaration(
    String name,
    Field writtenAt,
    Optional<EffectiveType> type,
    Optional<String> template,
    Optional<Cursor> body,
    Optional<NodeDeclaration> source,
    Optional<NodeDeclaration> target) {}
