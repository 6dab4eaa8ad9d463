package levante.web.page.buckets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.bucket.ObjectArchive;
import levante.oscar.storage.ObjectStorage;
import levante.web.audit.ChangesNothing;
import levante.web.page.frame.Downloads;

/** Several files of a bucket as one file to keep. */
@Path("buckets/{cluster}/{bucket}/archive")
@RequestScoped
public class ArchiveResource {
  @Inject private Stores stores;

  @PathParam("cluster")
  private String cluster;

  @PathParam("bucket")
  private String bucket;

  /** The archive, as many files as a page has at most. */
  @POST
  @ChangesNothing
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response fetch(@FormParam("key") List<String> keys) {
    ObjectStorage storage = stores.open(cluster, bucket);
    if (keys.isEmpty() || keys.size() > Stores.ROWS) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          keys.isEmpty()
              ? "no file is ticked; go back and tick some"
              : "at most %d files are downloaded at once".formatted(Stores.ROWS));
    }
    ObjectArchive archive = ObjectArchive.of(storage, bucket, keys);
    return Downloads.of(archive::write, archive.name());
  }
}
