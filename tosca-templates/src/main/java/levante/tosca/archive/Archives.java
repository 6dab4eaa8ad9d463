package levante.tosca.archive;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.TemplateSource;
import levante.tosca.parse.Problems;

/**
 * Opens cloud service archives: a zip with {@code TOSCA-Metadata/TOSCA.meta}, which names the entry
 * template, or with one YAML file at its root (TOSCA Simple Profile 1.3, section 6).
 */
public final class Archives {
  private Archives() {}

  /**
   * Opens an archive. Throws nothing, whatever the bytes are, and takes bounded time and memory.
   *
   * @param name what diagnostics call it, such as {@code cluster.csar}
   */
  public static ArchiveResult read(String name, byte[] zip) {
    Problems problems = new Problems();
    ArchiveProblems noted = new ArchiveProblems(name, problems);
    Optional<SortedMap<String, String>> texts = new ArchiveFiles(noted).read(zip);
    Optional<String> entry = texts.flatMap(files -> new ArchiveEntry(noted).find(files));
    return entry.isPresent() && !problems.hasErrors()
        ? new ArchiveResult.Opened(source(entry.get(), texts.orElseThrow()))
        : new ArchiveResult.Refused(problems.inOrder());
  }

  private static TemplateSource source(String entry, SortedMap<String, String> files) {
    SortedMap<String, String> attached = new TreeMap<>(files);
    return new TemplateSource(entry, attached.remove(entry), List.of(), attached);
  }
}
