/** Exposed services in the sandbox: their scripts, as processes of this machine. */
package levante.oscar.adapter.sandbox.server;
