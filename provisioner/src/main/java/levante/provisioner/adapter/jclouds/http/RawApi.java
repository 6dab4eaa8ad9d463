package levante.provisioner.adapter.jclouds.http;

import java.io.Closeable;

/**
 * jclouds wants an interface for whatever it reaches; what is asked through this one are requests.
 */
public interface RawApi extends Closeable {}
