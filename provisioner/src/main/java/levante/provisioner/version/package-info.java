/** Which version of its distribution a node runs, and which one a template asks for. */
package levante.provisioner.version;
