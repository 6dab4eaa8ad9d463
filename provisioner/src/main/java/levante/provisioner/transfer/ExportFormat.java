package levante.provisioner.transfer;

import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.Infrastructure;

/** Turns infrastructures into documents and back. Documents hold secrets: inputs and keys. */
public interface ExportFormat {
  /** All of the infrastructure but its credentials and its history, as JSON. */
  String write(Infrastructure infrastructure);

  /**
   * The infrastructure that a document holds.
   *
   * @throws LevanteException INVALID_REQUEST when it holds none
   */
  Infrastructure read(String document);
}
