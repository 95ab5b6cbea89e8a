using IamGateway.Server.Commands;

return await CommandLine.RunAsync(args);
