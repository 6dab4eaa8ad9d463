package levante.web.gate;

import java.time.Duration;

/**
 * The bounds of the door.
 *
 * @param mostBodyBytes the largest body of a request that is none of the following
 * @param mostCallBytes the same of a call of a service, which is a file of the user's, in base64
 *     or, on a page, as it is, and of what is sent to an exposed service
 * @param mostUploadBytes the same of a file that a browser brings to a bucket; larger ones go to
 *     the object storage itself
 * @param sessionLife how long a browser stays signed in
 * @param passwordMemory how long after it was last brought a verified password is not hashed again
 */
public record GateConfig(
    long mostBodyBytes,
    long mostCallBytes,
    long mostUploadBytes,
    Duration sessionLife,
    Duration passwordMemory) {
  /** 1 MiB, 64 MiB, 2 GiB, 12 hours, 5 minutes. */
  public static final GateConfig DEFAULTS =
      new GateConfig(1 << 20, 64 << 20, 2L << 30, Duration.ofHours(12), Duration.ofMinutes(5));

  public GateConfig {
    if (mostBodyBytes < 1
        || mostCallBytes < mostBodyBytes
        || mostUploadBytes < mostBodyBytes
        || sessionLife.isNegative()
        || sessionLife.isZero()
        || passwordMemory.isNegative()) {
      throw new IllegalStateException(
          "body %d, session %s, memory %s".formatted(mostBodyBytes, sessionLife, passwordMemory));
    }
  }

  /** The same with another bound of calls; it has to be that of other bodies at least. */
  public GateConfig calls(long mostBytes) {
    return new GateConfig(mostBodyBytes, mostBytes, mostUploadBytes, sessionLife, passwordMemory);
  }
}
