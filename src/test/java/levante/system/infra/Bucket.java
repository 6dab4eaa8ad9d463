package levante.system.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.minio.DeleteBucketNotificationArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.messages.Item;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bucket as somebody else sees it, with MinIO's own client. */
public final class Bucket {
  private final MinioClient client;
  private final String name;

  /** The bucket of that name in the storage at {@code endpoint}. */
  public Bucket(URI endpoint, String accessKey, String secretKey, String name) {
    this(client(endpoint, accessKey, secretKey), name);
  }

  private Bucket(MinioClient client, String name) {
    this.client = client;
    this.name = name;
  }

  private static MinioClient client(URI endpoint, String accessKey, String secretKey) {
    return MinioClient.builder()
        .endpoint(endpoint.toString())
        .credentials(accessKey, secretKey)
        .build();
  }

  /** The same, of a storage whose certificate nobody has signed but itself. */
  public static Bucket unverified(URI endpoint, String accessKey, String secretKey, String name) {
    MinioClient client = client(endpoint, accessKey, secretKey);
    made(
        () -> {
          client.ignoreCertCheck();
          return name;
        });
    return new Bucket(client, name);
  }

  @FunctionalInterface
  private interface Call<T> {
    T make() throws Exception;
  }

  private static <T> T made(Call<T> call) {
    try {
      return call.make();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("storage: " + e, e);
    }
  }

  /** Puts a file there. */
  public void upload(String key, Path file) {
    made(
        () ->
            client.uploadObject(
                UploadObjectArgs.builder()
                    .bucket(name)
                    .object(key)
                    .filename(file.toString())
                    .build()));
  }

  /** The keys below a prefix, in order. */
  public List<String> keys(String prefix) {
    return made(
        () -> {
          List<String> keys = new ArrayList<>();
          for (Result<Item> item :
              client.listObjects(
                  ListObjectsArgs.builder().bucket(name).prefix(prefix).recursive(true).build())) {
            keys.add(item.get().objectName());
          }
          return keys;
        });
  }

  /** What tells an object's content. */
  public String eTag(String key) {
    return made(
        () -> client.statObject(StatObjectArgs.builder().bucket(name).object(key).build()).etag());
  }

  /** An object that is JSON. */
  public JsonNode json(String key) {
    return made(
        () -> {
          try (InputStream in =
              client.getObject(GetObjectArgs.builder().bucket(name).object(key).build())) {
            return new ObjectMapper().readTree(in);
          }
        });
  }

  /** From now on nobody is told of new objects, until somebody sets the rules again. */
  public void forgetRules() {
    made(
        () -> {
          client.deleteBucketNotification(
              DeleteBucketNotificationArgs.builder().bucket(name).build());
          return name;
        });
  }
}
