package levante.tosca.archive;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateSource;

/** What became of an archive. */
public sealed interface ArchiveResult {
  /** The entry template; the archive's other files are attached to it. */
  record Opened(TemplateSource source) implements ArchiveResult {
    public Opened {
      Objects.requireNonNull(source, "source");
    }

    @Override
    public <R> R match(Function<Opened, R> opened, Function<Refused, R> refused) {
      return opened.apply(this);
    }
  }

  /** Why it was not opened: INVALID_ARCHIVE, at least once. */
  record Refused(List<Diagnostic> problems) implements ArchiveResult {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalStateException("an archive is refused for a reason");
      }
    }

    @Override
    public <R> R match(Function<Opened, R> opened, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /** The answer of the one function that fits. */
  <R> R match(Function<Opened, R> opened, Function<Refused, R> refused);
}
