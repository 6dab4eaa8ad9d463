package levante.web.rest.oscar;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.call.CallAnswer;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StoredObject;

/**
 * Answers as OSCAR's supervisor prints: one file in base64, several as a ZIP archive in base64, and
 * without any what the script wrote. Source: faas-supervisor 1.5, {@code binary/supervisor.py}.
 */
@Dependent
public class RunAnswers {
  private static final int GATEWAY_TIMEOUT = 504;
  private static final int TOO_MANY_REQUESTS = 429;

  @Inject private ServiceClusters clusters;
  @Inject private ObjectStorages storages;

  /** The answer to a call of this service. */
  Response of(Service service, CallAnswer answer) {
    return answer.match(
        made -> made.files().isEmpty() ? text(200, made.log()) : files(service, made),
        failed -> text(500, "%s%n%s".formatted(failed.reason(), failed.log())),
        late ->
            text(
                GATEWAY_TIMEOUT,
                "no end after %d s; it goes on, see the service's logs%n"
                    .formatted(late.waited().toSeconds())),
        full ->
            Response.fromResponse(text(TOO_MANY_REQUESTS, "too many wait for an answer already\n"))
                .header(HttpHeaders.RETRY_AFTER, full.retryAfter().toSeconds())
                .build());
  }

  private static Response text(int status, String text) {
    return Response.status(status)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .entity(text)
        .build();
  }

  private Response files(Service service, CallAnswer.Made made) {
    ObjectStorage storage = storage(service);
    StreamingOutput body =
        out -> {
          try (OutputStream base64 = Base64.getEncoder().wrap(new Unclosed(out))) {
            write(storage, made, base64);
          }
        };
    return Response.ok(body, MediaType.TEXT_PLAIN_TYPE).build();
  }

  private ObjectStorage storage(Service service) {
    return clusters
        .find(service.id().cluster())
        .flatMap(ServiceCluster::storage)
        .map(storages::open)
        .orElseThrow(
            () -> new LevanteException(ErrorCode.STORAGE_UNREACHABLE, "its storage is gone"));
  }

  static void write(ObjectStorage storage, CallAnswer.Made made, OutputStream out)
      throws IOException {
    List<StoredObject> files = made.files();
    if (files.size() == 1) {
      copy(storage, files.get(0), out);
      return;
    }
    try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out))) {
      for (StoredObject file : files) {
        zip.putNextEntry(new ZipEntry(file.key().substring(made.folder().length())));
        copy(storage, file, zip);
        zip.closeEntry();
      }
    }
  }

  private static void copy(ObjectStorage storage, StoredObject file, OutputStream out)
      throws IOException {
    try (InputStream bytes = storage.open(file.bucket(), file.key())) {
      bytes.transferTo(out);
    }
  }

  /** What is wrapped is ended by its end; what it was wrapped around is not ours to close. */
  private static final class Unclosed extends FilterOutputStream {
    private Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
