package levante.oscar.adapter.minio;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.RemoveBucketArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Bucket;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** The buckets of one object storage, without what is in them. */
final class MinioBuckets {
  private static final Set<String> IS_OURS =
      Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

  private final MinioClient client;
  private final MinioErrors errors;

  MinioBuckets(MinioClient client, MinioErrors errors) {
    this.client = client;
    this.errors = errors;
  }

  void ensure(String bucket) {
    errors.call(
        "bucket " + bucket,
        () -> {
          if (!isThere(bucket)) {
            make(bucket);
          }
          return bucket;
        });
  }

  private boolean isThere(String bucket)
      throws MinioException, IOException, GeneralSecurityException {
    return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
  }

  private void make(String bucket) throws MinioException, IOException, GeneralSecurityException {
    try {
      client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
    } catch (ErrorResponseException e) {
      // Another caller was faster; whether we may use it was asked before and is asked again.
      if (!IS_OURS.contains(e.errorResponse().code()) || !isThere(bucket)) {
        throw e;
      }
    }
  }

  List<String> names() {
    return errors.call(
        "the list of buckets",
        () -> client.listBuckets().stream().map(Bucket::name).sorted().toList());
  }

  void delete(String bucket) {
    try {
      errors.call(
          "bucket " + bucket,
          () -> {
            client.removeBucket(RemoveBucketArgs.builder().bucket(bucket).build());
            return bucket;
          });
    } catch (LevanteException e) {
      if (e.code() != ErrorCode.OBJECT_NOT_FOUND) {
        throw e;
      }
    }
  }
}
