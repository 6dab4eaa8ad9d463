package levante.provisioner.operate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.data.AttributeSource;
import levante.tosca.data.Value;

/** Makes declared operations ready to be run: fetches their files and evaluates their inputs. */
public final class OperationCalls {
  private final TemplateCompiler compiler;

  /** With files that this compiler may read. */
  public OperationCalls(TemplateCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * What can be run by now.
   *
   * @param calls the first ones, up to where something is not known yet
   * @param waiting what is not known yet; empty when all can be run
   */
  public record Ready(List<OperationCall> calls, Optional<String> waiting) {
    public Ready {
      calls = List.copyOf(calls);
      Objects.requireNonNull(waiting, "waiting");
    }
  }

  /**
   * The operations of one machine.
   *
   * @param attributes as that machine knows them
   */
  public Ready ready(
      TemplateSource template, List<DeclaredOperation> operations, AttributeSource attributes) {
    List<OperationCall> calls = new ArrayList<>();
    for (DeclaredOperation operation : operations) {
      Map<String, Object> known = new LinkedHashMap<>();
      for (Map.Entry<String, Value> input : operation.inputs().entrySet()) {
        Optional<Object> value = input.getValue().evaluate(attributes);
        if (value.isEmpty()) {
          return new Ready(
              calls,
              Optional.of(
                  "%s waits for its input %s, which is not known yet"
                      .formatted(operation.name(), input.getKey())));
        }
        known.put(input.getKey(), value.get());
      }
      try {
        calls.add(operation.called(text(template, operation), known));
      } catch (LevanteException absent) {
        return new Ready(calls, Optional.of(absent.getMessage()));
      }
    }
    return new Ready(calls, Optional.empty());
  }

  /**
   * The text of the file that an operation runs.
   *
   * @throws LevanteException INVALID_REQUEST when there is none or templates may not read it
   */
  public String text(TemplateSource template, DeclaredOperation operation) {
    return compiler
        .file(template, operation.file())
        .match(
            found -> found.text(),
            notFound -> refused(operation, "there is no such file beside the template"),
            refused -> refused(operation, refused.reason()),
            unreachable -> refused(operation, unreachable.reason()));
  }

  private static String refused(DeclaredOperation operation, String why) {
    throw new LevanteException(
        ErrorCode.INVALID_REQUEST,
        "%s cannot have its file '%s': %s".formatted(operation.name(), operation.file(), why));
  }
}
