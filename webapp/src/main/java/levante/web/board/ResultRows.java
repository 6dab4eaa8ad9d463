package levante.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.lineage.FindLineage;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.storage.ObjectStorage;
import levante.web.language.Say;
import levante.web.view.LineageStep;
import levante.web.view.ResultRow;

/** Each result picture beside its input, with what was found in it and the way it came. */
public final class ResultRows {
  private static final int MOST_LINEAGES = 500;
  private static final int MOST_ROWS = 60;
  private static final int MOST_SUMMARIES = 2_000;
  private static final int MOST_JSON_BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FindLineage findLineage;
  private final OwnedStorage storage;
  // A version never changes, so what was read of it once holds.
  private final Map<ObjectVersion, String> summaries =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ObjectVersion, String> eldest) {
              return size() > MOST_SUMMARIES;
            }
          });

  /** Over the use cases of the services. */
  public ResultRows(FindLineage findLineage, OwnedStorage storage) {
    this.findLineage = findLineage;
    this.storage = storage;
  }

  /** The owner's newest results: pictures that a job made of a picture. */
  List<ResultRow> of(OwnerId owner) {
    List<ResultRow> rows = new ArrayList<>();
    List<Lineage> newest = findLineage.results(owner, MOST_LINEAGES);
    Map<ObjectVersion, Lineage> makers = new LinkedHashMap<>();
    newest.forEach(one -> one.outputs().forEach(output -> makers.put(output, one)));
    for (Lineage lineage : newest) {
      if (rows.size() < MOST_ROWS && PictureRef.isPicture(lineage.input())) {
        row(owner, lineage, makers).ifPresent(rows::add);
      }
    }
    return rows;
  }

  private Optional<ResultRow> row(
      OwnerId owner, Lineage lineage, Map<ObjectVersion, Lineage> makers) {
    return lineage.outputs().stream()
        .filter(PictureRef::isPicture)
        .findFirst()
        .flatMap(
            result ->
                PictureRef.picture(result, Say.of("Result %s", result.key()))
                    .map(
                        shown ->
                            new ResultRow(
                                result.bucket() + "/" + result.key(),
                                shown,
                                PictureRef.picture(
                                    lineage.input(), Say.of("Input %s", lineage.input().key())),
                                lineage.finished(),
                                summary(owner, lineage),
                                way(lineage, result, makers))));
  }

  private static List<LineageStep> way(
      Lineage last, ObjectVersion result, Map<ObjectVersion, Lineage> makers) {
    List<LineageStep> steps = new ArrayList<>();
    steps.add(step(result));
    Optional<Lineage> maker = Optional.of(last);
    // A way longer than the page knows ends where its knowledge ends; versions cannot go in rings.
    while (maker.isPresent() && steps.size() < 20) {
      steps.add(0, new LineageStep("job", maker.get().job().value()));
      steps.add(0, step(maker.get().input()));
      maker = Optional.ofNullable(makers.get(maker.get().input()));
    }
    return steps;
  }

  private static LineageStep step(ObjectVersion version) {
    return new LineageStep("object", version.bucket() + "/" + version.key());
  }

  private String summary(OwnerId owner, Lineage lineage) {
    return lineage.outputs().stream()
        .filter(output -> extension(output).equals("json"))
        .findFirst()
        .map(
            found -> {
              String known = summaries.get(found);
              if (known != null) {
                return known;
              }
              String read = read(owner, found);
              summaries.put(found, read);
              return read;
            })
        .orElse("");
  }

  private String read(OwnerId owner, ObjectVersion version) {
    Optional<ObjectStorage> lies = storage.of(owner, version.storage());
    if (lies.isEmpty()) {
      return "";
    }
    try (InputStream text = lies.get().open(version.bucket(), version.key())) {
      return counted(JSON.readTree(text.readNBytes(MOST_JSON_BYTES)).path("faces"));
    } catch (IOException | LevanteException unreadable) {
      return "";
    }
  }

  private static String counted(JsonNode faces) {
    int masks = 0;
    for (JsonNode face : faces) {
      masks += face.path("mask").asDouble() >= 0.5 ? 1 : 0;
    }
    return faces.isArray() ? "faces: %d, masks: %d".formatted(faces.size(), masks) : "";
  }

  static String extension(ObjectVersion version) {
    return version.key().substring(version.key().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
