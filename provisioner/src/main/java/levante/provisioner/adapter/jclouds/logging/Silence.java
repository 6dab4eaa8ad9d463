package levante.provisioner.adapter.jclouds.logging;

import org.jclouds.logging.Logger;
import org.jclouds.logging.NullLogger;
import org.jclouds.logging.config.LoggingModule;

/**
 * Lets jclouds log nothing at all. Its own module for that prints errors to the standard error
 * stream, with all parameters of the call: the user-data of a launch that timed out, for one, which
 * holds the machine's private host key.
 */
public final class Silence extends LoggingModule {
  @Override
  public Logger.LoggerFactory createLoggerFactory() {
    return category -> new Nothing();
  }

  private static final class Nothing extends NullLogger {
    @Override
    public void error(String message, Object... args) {
      // What failed is said by the exception.
    }

    @Override
    public void error(Throwable throwable, String message, Object... args) {
      // What failed is said by the exception.
    }
  }
}
