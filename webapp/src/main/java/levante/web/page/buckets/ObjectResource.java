package levante.web.page.buckets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.web.page.frame.Downloads;
import levante.web.page.preview.ObjectBody;

/** One object of a bucket, fetched or brought by a browser. */
@Path("buckets/{cluster}/{bucket}/object")
@RequestScoped
public class ObjectResource {
  private static final String ANY_TYPE = MediaType.APPLICATION_OCTET_STREAM;

  @Inject private Stores stores;
  @Context private HttpHeaders headers;
  @Context private Request request;

  @PathParam("cluster")
  private String cluster;

  @PathParam("bucket")
  private String bucket;

  /** Its content, as a file to keep; or a part of it, to go on where it was cut. */
  @GET
  public Response fetch(@QueryParam("key") @DefaultValue("") String key) {
    ObjectStorage storage = stores.open(cluster, bucket);
    ObjectBody body = new ObjectBody(storage, Stores.newest(storage, bucket, key));
    return Downloads.kept(
        body.answer(headers, request.getMethod()), new ObjectPlace(cluster, bucket, key).name());
  }

  /** Keeps a body as an object; what lay there before is overwritten. */
  @PUT
  public Response bring(@QueryParam("key") @DefaultValue("") String key, InputStream body)
      throws IOException {
    ObjectStorage storage = stores.open(cluster, bucket);
    int length = StoredObject.keyBytes(key);
    if (key.isBlank() || key.endsWith("/") || length > StoredObject.MOST_KEY_BYTES) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "a file's key has 1 to %d bytes and ends in no slash"
              .formatted(StoredObject.MOST_KEY_BYTES));
    }
    java.nio.file.Path file = Files.createTempFile("levante-upload-", "");
    try {
      Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      storage.upload(bucket, key, file, type(), Map.of());
    } finally {
      Files.deleteIfExists(file);
    }
    return Response.noContent().build();
  }

  private String type() {
    return Optional.ofNullable(headers.getMediaType())
        .map(type -> type.getType() + "/" + type.getSubtype())
        .orElse(ANY_TYPE);
  }
}
