package levante.cli.lsp;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** There is nothing to set, and imports are read anew each time. */
final class NoWorkspace implements WorkspaceService {
  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams parameters) {}

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {}
}
