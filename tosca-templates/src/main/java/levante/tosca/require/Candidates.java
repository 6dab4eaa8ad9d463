package levante.tosca.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * The node templates that may serve a requirement, as far as types tell; each question is answered
 * once, so that many requirements of one kind cost no more than one.
 */
final class Candidates {
  private final TypeLibrary library;
  private final Declarations declarations;
  private final Map<Question, List<NodeDeclaration>> answered = new HashMap<>();
  private final Map<Question, Boolean> byType = new HashMap<>();

  Candidates(TypeLibrary library, Declarations declarations) {
    this.library = library;
    this.declarations = declarations;
  }

  /**
   * What is asked.
   *
   * @param sourceType the type of the node template that has the requirement
   * @param nodeType what serves it is of this type; empty for any
   * @param capability the name or the type of the capability that serves it
   */
  record Question(String sourceType, Optional<String> nodeType, String capability) {}

  /** All that fit, in the order of the text. */
  List<NodeDeclaration> of(Question question) {
    return answered.computeIfAbsent(question, this::search);
  }

  private List<NodeDeclaration> search(Question question) {
    Optional<String> type =
        question
            .nodeType()
            .flatMap(name -> library.find(TypeKind.NODE, name))
            .map(TypeDefinition::name);
    if (question.nodeType().isPresent() && type.isEmpty()) {
      return List.of();
    }
    List<NodeDeclaration> fitting = new ArrayList<>();
    for (NodeDeclaration node :
        type.<Iterable<NodeDeclaration>>map(declarations::ofType).orElse(declarations.all())) {
      if (node.type().isPresent() && fits(node.type().get(), question)) {
        fitting.add(node);
      }
    }
    return List.copyOf(fitting);
  }

  private boolean fits(EffectiveType target, Question question) {
    Question ofType =
        new Question(question.sourceType(), Optional.of(target.name()), question.capability());
    return byType.computeIfAbsent(
        ofType, one -> capability(target, one.capability(), one.sourceType()).isPresent());
  }

  /** The target's capability of that name or type which takes such a source. */
  private Optional<CapabilityDefinition> capability(
      EffectiveType target, String wanted, String sourceType) {
    return target.capabilities().values().stream()
        .filter(
            one ->
                one.name().equals(wanted)
                    || library.derives(TypeKind.CAPABILITY, one.type().name(), wanted))
        .filter(one -> takes(one, sourceType))
        .findFirst();
  }

  private boolean takes(CapabilityDefinition capability, String sourceType) {
    List<String> ancestry =
        library
            .effective(TypeKind.CAPABILITY, capability.type().name())
            .map(EffectiveType::ancestry)
            .orElse(List.of());
    List<String> sources =
        ancestry.stream()
            .flatMap(name -> library.find(TypeKind.CAPABILITY, name).stream())
            .flatMap(type -> type.writtenAt().value().get("valid_source_types").stream())
            .findFirst()
            .map(Cursor::items)
            .orElse(List.of())
            .stream()
            .flatMap(at -> at.scalar().stream())
            .toList();
    return sources.isEmpty()
        || sources.stream().anyMatch(one -> library.derives(TypeKind.NODE, sourceType, one));
  }
}
