package levante.web.loop;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Whether the container has put the application up to the last step. That step closes the
 * application's jars and opens them again: another thread that reads a class of the application at
 * that moment fails with "zip file closed", in a static initializer for good. No event comes after
 * it, so this looks at what the deploying thread is doing.
 */
public final class DeploymentEnd implements BooleanSupplier {
  /** In whose method {@code start} Payara and GlassFish do that. */
  private static final String CONTEXT = "org.apache.catalina.core.StandardContext";

  private final Thread deploying;
  private final String type;

  private DeploymentEnd(Thread deploying, String type) {
    this.deploying = Objects.requireNonNull(deploying, "deploying");
    this.type = Objects.requireNonNull(type, "type");
  }

  /** Of the deployment that is under way on the current thread. */
  public static DeploymentEnd ofThisThread() {
    return ofThisThread(CONTEXT);
  }

  static DeploymentEnd ofThisThread(String type) {
    return new DeploymentEnd(Thread.currentThread(), type);
  }

  @Override
  public boolean getAsBoolean() {
    return Arrays.stream(deploying.getStackTrace())
        .noneMatch(
            frame -> frame.getClassName().equals(type) && frame.getMethodName().equals("start"));
  }
}
