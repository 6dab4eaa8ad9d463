package levante.tosca.function;

import java.util.Optional;
import levante.tosca.data.TextFunction;
import levante.tosca.data.Value;
import levante.tosca.evaluate.Scope;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.Schema;

/**
 * Computes the functions in the values of one place: at once when all is known, else it gives a
 * symbolic value.
 */
final class Functions implements Scope {
  private final InputFunction inputs;
  private final TextFunctions texts;
  private final References references;
  private final BehaviourReferences behaviour;
  private final Fit fit;
  private final Problems problems;

  Functions(
      InputFunction inputs,
      TextFunctions texts,
      References references,
      BehaviourReferences behaviour,
      Fit fit) {
    this.inputs = inputs;
    this.texts = texts;
    this.references = references;
    this.behaviour = behaviour;
    this.fit = fit;
    this.problems = fit.problems();
  }

  @Override
  public boolean isFunction(Cursor at) {
    return function(at).isPresent();
  }

  private static Optional<FunctionName> function(Cursor at) {
    return at.onlyField()
        .flatMap(
            field ->
                FunctionName.named(field.name())
                    .filter(name -> !name.wantsList() || field.value().isList()));
  }

  @Override
  public boolean refusesFunction(Cursor at) {
    Optional<Field> only = at.onlyField();
    if (only.isEmpty()) {
      return false;
    }
    String name = only.get().name();
    boolean looksLikeOne =
        name.startsWith("get_") || Nearest.to(name, FunctionName.all()).isPresent();
    if (looksLikeOne) {
      refuse(only.get());
    }
    return looksLikeOne;
  }

  // A name that is right has an argument that is not, or it would have been called.
  private void refuse(Field call) {
    String name = call.name();
    if (FunctionName.named(name).isPresent()) {
      problems.error(ProblemCode.INVALID_FUNCTION, call, name + " wants a list");
    } else {
      problems.error(
          ProblemCode.UNKNOWN_FUNCTION,
          call,
          "there is no function '%s'%s".formatted(name, Nearest.hint(name, FunctionName.all())));
    }
  }

  @Override
  public boolean refusesMisspelled(Cursor at) {
    return at.onlyField().filter(Functions::isMisspelled).isPresent() && refusesFunction(at);
  }

  private static boolean isMisspelled(Field field) {
    return !field.value().isMap()
        && (field.name().startsWith("get_")
            || Nearest.to(field.name(), FunctionName.unmistakable()).isPresent());
  }

  @Override
  public Optional<Value> call(Cursor at, Schema schema, int depth) {
    Field call = at.onlyField().orElseThrow();
    FunctionName name = function(at).orElseThrow();
    return name == FunctionName.GET_INPUT
        ? inputs.call(call, schema, depth)
        : value(name, call, depth).flatMap(value -> fit.fit(value, call, schema, depth));
  }

  private Optional<Value> value(FunctionName name, Field call, int depth) {
    return switch (name) {
      case GET_INPUT -> throw new IllegalStateException("an input is read under its schema");
      case GET_PROPERTY -> references.property(call, depth);
      case GET_ATTRIBUTE -> references.attribute(call, depth);
      case GET_OPERATION_OUTPUT -> behaviour.operationOutput(call);
      case GET_ARTIFACT -> behaviour.artifact(call);
      case GET_NODES_OF_TYPE -> behaviour.nodesOfType(call);
      case CONCAT, JOIN, TOKEN -> texts.call(call, TextFunction.valueOf(name.name()), this, depth);
    };
  }
}
