package levante.tosca;

import java.util.List;
import java.util.function.Function;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.model.Topology;

/** What became of a template: a topology, or all the problems that stop it from being one. */
public sealed interface Compilation {
  /** The template can be deployed; the warnings are in the order of the text. */
  record Compiled(Topology topology, List<Diagnostic> warnings) implements Compilation {
    public Compiled {
      warnings = List.copyOf(warnings);
      if (warnings.stream().anyMatch(Diagnostic::isError)) {
        throw new IllegalStateException("compiled with an error: " + warnings);
      }
    }

    @Override
    public <R> R match(Function<Compiled, R> compiled, Function<Rejected, R> rejected) {
      return compiled.apply(this);
    }
  }

  /** The template cannot be deployed; errors and warnings in the order of the text. */
  record Rejected(List<Diagnostic> problems) implements Compilation {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.stream().noneMatch(Diagnostic::isError)) {
        throw new IllegalStateException("rejected without an error: " + problems);
      }
    }

    @Override
    public <R> R match(Function<Compiled, R> compiled, Function<Rejected, R> rejected) {
      return rejected.apply(this);
    }
  }

  /** The answer of the one function that fits. */
  <R> R match(Function<Compiled, R> compiled, Function<Rejected, R> rejected);

  /**
   * The topology.
   *
   * @throws LevanteException INVALID_TEMPLATE with all diagnostics when it was rejected
   */
  default Topology orThrow() {
    return match(
        Compiled::topology,
        rejected -> {
          throw new LevanteException(ErrorCode.INVALID_TEMPLATE, rejected.problems());
        });
  }
}
