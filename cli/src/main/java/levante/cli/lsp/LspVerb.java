package levante.cli.lsp;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import levante.cli.failure.CliFailure;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** {@code levante lsp}: serves an editor on the standard streams until it goes. */
public final class LspVerb implements Verb {
  private static final Usage USAGE =
      new Usage(
          "lsp",
          "",
          "Serves an editor by the Language Server Protocol on standard input and output.",
          List.of(),
          List.of("0: the editor ended the session", "1: the streams broke before"));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      return serve(terminal.in(), out) ? 0 : CliFailure.FAILED;
    } catch (IOException gone) {
      return CliFailure.FAILED;
    }
  }

  /** Serves until the client goes; whether it said so first. */
  static boolean serve(InputStream in, OutputStream out) {
    TemplateServer server = new TemplateServer();
    try {
      Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      CompletableFuture<Boolean> ended = server.exited().thenApply(said -> listening.cancel(true));
      listening.get();
      ended.cancel(false);
    } catch (CancellationException exited) {
      return server.isShutDown();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException broken) {
      return false;
    } finally {
      server.close();
    }
    return server.isShutDown();
  }
}
