package levante.oscar.adapter.minio;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.StorageAccess;

/** Calls MinIO's client and tells its failures apart: missing, refused, unreachable. */
final class MinioErrors {
  private static final Set<String> MISSING =
      Set.of(
          "NoSuchKey",
          "NoSuchBucket",
          "NoSuchVersion",
          "NoSuchUpload",
          "PreconditionFailed",
          "MethodNotAllowed",
          "ResourceNotFound");
  private static final int PRECONDITION_FAILED = 412;
  private static final int SERVER_ERROR = 500;

  private final StorageAccess storage;

  MinioErrors(StorageAccess storage) {
    this.storage = storage;
  }

  /** One use of the client. */
  interface Call<T> {
    T run()
        throws MinioException,
            IOException,
            GeneralSecurityException,
            ExecutionException,
            InterruptedException;
  }

  /**
   * Runs a call.
   *
   * @param what the call's object, for people
   */
  <T> T call(String what, Call<T> call) {
    try {
      return call.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(what, e);
    } catch (ExecutionException e) {
      throw translated(what, e.getCause());
    } catch (MinioException | IOException | GeneralSecurityException | RuntimeException e) {
      throw translated(what, e);
    }
  }

  private LevanteException translated(String what, Throwable cause) {
    if (cause instanceof LevanteException ours) {
      return ours;
    }
    if (cause instanceof ExecutionException
        || cause instanceof java.util.concurrent.CompletionException) {
      return translated(what, cause.getCause());
    }
    if (cause instanceof ErrorResponseException answer) {
      return answered(what, answer);
    }
    if (cause instanceof IllegalArgumentException) {
      return new LevanteException(
          ErrorCode.STORAGE_REFUSED,
          "%s: %s is no name that S3 takes: %s".formatted(storage.id(), what, cause.getMessage()),
          cause);
    }
    return unreachable(what, cause);
  }

  private LevanteException answered(String what, ErrorResponseException answer) {
    String code = String.valueOf(answer.errorResponse().code());
    int status = answer.response() == null ? 0 : answer.response().code();
    if (MISSING.contains(code) || status == PRECONDITION_FAILED) {
      return new LevanteException(
          ErrorCode.OBJECT_NOT_FOUND,
          "%s: there is no %s (%s)".formatted(storage.id(), what, code),
          answer);
    }
    if (code.equals("BucketNotEmpty")) {
      return new LevanteException(
          ErrorCode.BUCKET_IN_USE,
          "%s: something is in %s, perhaps old versions of files".formatted(storage.id(), what),
          answer);
    }
    if (status >= SERVER_ERROR || code.equals("SlowDown")) {
      return unreachable(what, answer);
    }
    return new LevanteException(
        ErrorCode.STORAGE_REFUSED,
        "%s at %s refuses %s: %s".formatted(storage.id(), storage.endpoint(), what, code),
        answer);
  }

  private LevanteException unreachable(String what, Throwable cause) {
    return new LevanteException(
        ErrorCode.STORAGE_UNREACHABLE,
        "%s at %s does not answer for %s: %s"
            .formatted(storage.id(), storage.endpoint(), what, cause),
        cause);
  }
}
