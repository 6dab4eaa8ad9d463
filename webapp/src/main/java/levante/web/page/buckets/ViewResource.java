package levante.web.page.buckets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.web.jte.Templates;
import levante.web.page.boxes.BoxPicks;
import levante.web.page.boxes.FindBoxes;
import levante.web.page.boxes.Findings;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.page.preview.Excerpt;
import levante.web.page.preview.ObjectBody;
import levante.web.page.preview.Preview;
import levante.web.page.preview.Shown;
import levante.web.security.Caller;

/**
 * Shows a file: as a picture, a video or a sound by the browser, as a text or a table by a page.
 */
@Path("buckets/{cluster}/{bucket}/view")
@RequestScoped
public class ViewResource {
  /** Somebody else wrote it: whatever it is, nothing of it runs and nothing is loaded for it. */
  private static final String RUNS_NOTHING =
      "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

  @Inject private Stores stores;
  @Inject private FindBoxes findBoxes;
  @Inject private Caller caller;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;
  @Context private Request request;

  @PathParam("cluster")
  private String cluster;

  @PathParam("bucket")
  private String bucket;

  /** The page that shows it. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public Response page(
      @QueryParam("key") @DefaultValue("") String key,
      @QueryParam("boxes") @DefaultValue("") String boxes,
      @QueryParam("label") List<String> labels)
      throws IOException {
    ObjectStorage storage = stores.open(cluster, bucket);
    StoredObject version = Stores.newest(storage, bucket, key);
    Shown.Kind kind = shown(key).kind();
    Optional<Preview> preview =
        kind.isMedia()
            ? Optional.empty()
            : Optional.of(Preview.of(key, kind, excerpt(storage, version)));
    return Page.of(
            "buckets/view.jte",
            new ViewPage(
                frames.of(Section.BUCKETS, headers),
                cluster,
                bucket,
                Stores.line(version),
                kind,
                preview,
                kind == Shown.Kind.PICTURE
                    ? found(version, BoxPicks.sent(boxes, labels))
                    : Findings.NONE))
        .answer(templates);
  }

  private Findings found(StoredObject version, BoxPicks picks) {
    return findBoxes.in(
        caller.owner(), new ObjectVersion(cluster, bucket, version.key(), version.eTag()), picks);
  }

  private static Excerpt excerpt(ObjectStorage storage, StoredObject version) throws IOException {
    long length = Math.min(version.size(), Excerpt.MOST_BYTES);
    try (InputStream beginning = storage.open(version, 0, length)) {
      return Excerpt.read(beginning, version.size());
    }
  }

  /** Its bytes, all or some, for an element of the page to show. */
  @GET
  @Path("content")
  public Response content(@QueryParam("key") @DefaultValue("") String key) {
    ObjectStorage storage = stores.open(cluster, bucket);
    Shown shown = shown(key);
    if (!shown.kind().isMedia()) {
      throw notShown(key);
    }
    return new ObjectBody(storage, Stores.newest(storage, bucket, key))
        .answer(headers, request.getMethod())
        .type(shown.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .header("Content-Security-Policy", RUNS_NOTHING)
        .build();
  }

  private static Shown shown(String key) {
    return Shown.of(key).orElseThrow(() -> notShown(key));
  }

  private static LevanteException notShown(String key) {
    return new LevanteException(
        ErrorCode.OBJECT_NOT_FOUND, "%s is not shown, only downloaded".formatted(key));
  }
}
