package levante.cli.storage;

import io.minio.DownloadObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import levante.cli.client.Patience;
import levante.cli.failure.CliFailure;

/** With the MinIO SDK, as a user of the storage would. */
public final class MinioObjectStore implements ObjectStore {
  /** Refusals that no waiting mends. */
  private static final Set<String> REFUSALS =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "NoSuchKey");

  private final MinioClient client;
  private final Patience patience;

  /** The storage behind {@code access}. */
  public MinioObjectStore(Access access, Patience patience) {
    this.client =
        MinioClient.builder()
            .endpoint(access.endpoint())
            .credentials(access.accessKey(), access.secretKey().reveal())
            .build();
    this.patience = patience;
  }

  @Override
  public void put(String bucket, String key, Path file) {
    insist(
        "upload of " + key,
        () ->
            client.uploadObject(
                UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .filename(file.toString())
                    .build()));
  }

  @Override
  public List<String> list(String bucket, String prefix) {
    return insist(
        "listing of " + bucket + "/" + prefix,
        () -> {
          List<String> keys = new ArrayList<>();
          ListObjectsArgs wish =
              ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build();
          for (Result<Item> item : client.listObjects(wish)) {
            keys.add(item.get().objectName());
          }
          return keys.stream().sorted().toList();
        });
  }

  @Override
  public void get(String bucket, String key, Path file) {
    insist(
        "download of " + key,
        () -> {
          client.downloadObject(
              DownloadObjectArgs.builder()
                  .bucket(bucket)
                  .object(key)
                  .filename(file.toString())
                  .overwrite(true)
                  .build());
          return key;
        });
  }

  private interface Call<T> {
    T run() throws MinioException, IOException, GeneralSecurityException;
  }

  private <T> T insist(String what, Call<T> call) {
    return patience.insist(
        () -> {
          try {
            return call.run();
          } catch (ErrorResponseException e) {
            if (REFUSALS.contains(e.errorResponse().code())) {
              throw new CliFailure("%s: %s".formatted(what, e.getMessage()), e);
            }
            throw new Patience.Away("%s: %s".formatted(what, e.getMessage()), e);
          } catch (MinioException | IOException | GeneralSecurityException e) {
            throw new Patience.Away("%s: %s".formatted(what, e.getMessage()), e);
          }
        });
  }
}
