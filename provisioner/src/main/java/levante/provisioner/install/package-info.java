/** What is run on machines to make them into nodes: recipes, a shell script each. Pure. */
package levante.provisioner.install;
