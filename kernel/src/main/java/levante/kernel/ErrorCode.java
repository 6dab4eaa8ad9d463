package levante.kernel;

/**
 * Why an operation ended. Codes are public API: they appear in answers, logs and the generated page
 * {@code docs/reference/error-codes.md}, and are never renamed. The {@link Kind} decides, once, the
 * HTTP status and whether a retry makes sense.
 */
public enum ErrorCode {
  INVALID_REQUEST(Kind.CALLER, "The request is malformed; the message says where."),
  INVALID_TEMPLATE(Kind.CALLER, "The TOSCA template has problems; each has a line and a column."),
  INVALID_FDL(Kind.CALLER, "The FDL has problems; each has a line and a column."),
  INVALID_QUANTITY(Kind.CALLER, "A quantity is not one that Kubernetes would parse."),
  BODY_TOO_LARGE(Kind.CALLER, "The body is larger than the stated bound."),
  UNSUPPORTED_MEDIA_TYPE(Kind.CALLER, "The body's media type is not one this resource takes."),
  RESULT_NAME_TOO_LONG(
      Kind.CALLER, "A result's key would have more bytes than S3 takes; the message says which."),
  UNREADABLE_MEDIA(Kind.CALLER, "The video or picture is broken, or is none."),
  SERVICE_CYCLE(Kind.CALLER, "The services' outputs would trigger each other for ever."),
  UNAUTHENTICATED(Kind.CALLER, "No credentials, or wrong ones."),
  FORBIDDEN(Kind.CALLER, "The caller may not do this."),

  INFRASTRUCTURE_NOT_FOUND(Kind.MISSING, "No such infrastructure of the caller's, or deleted."),
  CLOUD_NOT_FOUND(Kind.MISSING, "The caller has stored no cloud of that name."),
  MACHINE_NOT_FOUND(Kind.MISSING, "No such machine."),
  NODE_NOT_FOUND(Kind.MISSING, "No such node in the cluster."),
  ROOM_REQUEST_NOT_FOUND(Kind.MISSING, "No such request for room in the cluster."),
  CLUSTER_NOT_FOUND(Kind.MISSING, "No such cluster of the caller's."),
  SERVICE_NOT_FOUND(Kind.MISSING, "No such service of the caller's on that cluster."),
  JOB_NOT_FOUND(Kind.MISSING, "No such job."),
  OBJECT_NOT_FOUND(Kind.MISSING, "No such object or bucket."),
  TEMPLATE_NOT_FOUND(Kind.MISSING, "No such template in the catalogue."),
  USER_NOT_FOUND(Kind.MISSING, "No such user."),

  STALE_WRITE(Kind.CONFLICT, "Somebody else changed it since it was read; read again."),
  ALREADY_EXISTS(Kind.CONFLICT, "The name is taken."),
  CLOUD_IN_USE(
      Kind.CONFLICT,
      "Infrastructures are on the stored cloud; the message says which, and why not."),
  BUCKET_IN_USE(
      Kind.CONFLICT,
      "A service reads from or writes to the bucket, or something is in it; the message says what."),
  USER_IN_USE(
      Kind.CONFLICT,
      "Something is the user's, or shared with them; the message says what. Delete it or give it away"
          + " first."),
  BEING_DELETED(Kind.CONFLICT, "It is being deleted and takes no changes."),
  LOCKED(Kind.CONFLICT, "It is locked; the message says by whom and since when. Unlock it first."),
  HIBERNATED(Kind.CONFLICT, "It is hibernated; wake it first."),
  NOT_TO_REPLAY(Kind.CONFLICT, "The file succeeded, is gone, or has a job under way or due."),
  JOB_UNDER_WAY(Kind.CONFLICT, "The job has not ended; wait for its end, or cancel it first."),
  POOL_BOUND(Kind.CONFLICT, "The node pool may have no more, or no fewer; the message says which."),

  QUOTA_EXCEEDED(Kind.CAPACITY, "The cloud's quota does not allow it."),
  OUT_OF_CAPACITY(Kind.CAPACITY, "The cloud has no machine of that size now."),
  TOO_MANY_REQUESTS(Kind.CAPACITY, "A queue is full or a limit is reached; try later."),

  CLOUD_UNREACHABLE(Kind.UPSTREAM, "The cloud does not answer; nothing was decided."),
  CLOUD_CREDENTIALS_REFUSED(Kind.UPSTREAM, "The cloud refuses the stored credentials."),
  CLUSTER_UNREACHABLE(Kind.UPSTREAM, "The cluster does not answer; nothing was decided."),
  SERVICE_NOT_READY(
      Kind.UPSTREAM, "No pod of the exposed service answers now; the message says why."),
  MACHINE_UNREACHABLE(Kind.UPSTREAM, "The machine does not let Levante in by SSH."),
  STORAGE_UNREACHABLE(Kind.UPSTREAM, "The object storage does not answer; nothing was decided."),
  STORAGE_REFUSED(Kind.UPSTREAM, "The object storage refuses the credentials or the bucket."),
  IDENTITY_PROVIDER_UNREACHABLE(
      Kind.UPSTREAM, "The identity provider does not answer, or wrongly; nobody is signed in."),
  HOOK_NOT_TAKEN(Kind.UPSTREAM, "The receiver of hooks does not take one; it is told again."),

  INTERNAL(Kind.INTERNAL, "A fault of ours; the log has the cause.");

  /** What sort of trouble a code is: it decides the HTTP status and whether to retry. */
  public enum Kind {
    /** The caller can mend it: 400, or the more exact 401, 403, 413, 415. */
    CALLER,
    /** It is not there, or not the caller's: 404. */
    MISSING,
    /** The state does not allow it now: 409. */
    CONFLICT,
    /** A bound is reached: 429; retried with backoff. */
    CAPACITY,
    /** Another system fails: 502, or the more exact 503; retried with backoff. */
    UPSTREAM,
    /** Our fault: 500. */
    INTERNAL
  }

  private final Kind kind;
  private final String meaning;

  ErrorCode(Kind kind, String meaning) {
    this.kind = kind;
    this.meaning = meaning;
  }

  /** The sort of trouble. */
  public Kind kind() {
    return kind;
  }

  /** One sentence for the reference page. */
  public String meaning() {
    return meaning;
  }

  /** Whether the same call may succeed later without anybody changing anything. */
  public boolean retryable() {
    return kind == Kind.CAPACITY || kind == Kind.UPSTREAM;
  }

  /** The HTTP status of an answer that ends with this code. */
  public int httpStatus() {
    return switch (this) {
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case BODY_TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case SERVICE_NOT_READY -> 503;
      default ->
          switch (kind) {
            case CALLER -> 400;
            case MISSING -> 404;
            case CONFLICT -> 409;
            case CAPACITY -> 429;
            case UPSTREAM -> 502;
            case INTERNAL -> 500;
          };
    };
  }
}
