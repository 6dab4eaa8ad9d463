package levante.web.rest.v1;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;
import levante.tosca.archive.Archives;
import levante.tosca.catalog.Catalogue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Makes a template source of what was sent: TOSCA, a cloud service archive, or JSON with parents
 * and files.
 */
@Dependent
public class Templates {
  /** How the text that was sent is called in its problems. */
  public static final String FILE = "template.yaml";

  private static final String ARCHIVE = "template.csar";
  private static final byte[] ZIP = {'P', 'K'};

  @Inject private Catalogue catalogue;

  /**
   * A template with what belongs to it.
   *
   * @param template the TOSCA text
   * @param parents ids of the catalogue, or TOSCA texts, of what it is merged into, the lowest
   *     first
   * @param files other files by their path, for imports
   */
  @Schema(name = "TemplateBody")
  public record Body(
      String template,
      Optional<List<String>> parents,
      Optional<Map<String, String>> files,
      Optional<Map<String, Object>> inputs) {}

  /**
   * The source.
   *
   * @param parents ids of the catalogue; none for what the template itself names
   * @throws LevanteException INVALID_TEMPLATE when an archive cannot be opened; TEMPLATE_NOT_FOUND
   *     for a parent that is not in the catalogue
   */
  public TemplateSource of(byte[] sent, List<String> parents) {
    TemplateSource source =
        isArchive(sent)
            ? Archives.read(ARCHIVE, sent)
                .match(
                    opened -> opened.source(),
                    refused -> {
                      throw new LevanteException(ErrorCode.INVALID_TEMPLATE, refused.problems());
                    })
            : new TemplateSource(FILE, new String(sent, StandardCharsets.UTF_8));
    return parents.isEmpty() ? source : source.onto(catalogue.sources(parents));
  }

  /** The source that a JSON body states; INVALID_REQUEST when there is no template in it. */
  public TemplateSource of(Body body) {
    if (body == null || body.template() == null) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, "the body has no 'template'");
    }
    SortedMap<String, String> files = new TreeMap<>(body.files().orElse(Map.of()));
    List<String> parents = body.parents().orElse(List.of());
    return new TemplateSource(
        FILE,
        body.template(),
        IntStream.range(0, parents.size())
            .mapToObj(index -> parent(parents.get(index), index + 1))
            .toList(),
        files);
  }

  private TemplateSource parent(String idOrText, int number) {
    return idOrText.contains("\n")
        ? new TemplateSource("parent-%d.yaml".formatted(number), idOrText)
        : catalogue.sources(List.of(idOrText)).get(0);
  }

  private static boolean isArchive(byte[] sent) {
    return sent.length >= ZIP.length && Arrays.equals(ZIP, Arrays.copyOf(sent, ZIP.length));
  }
}
