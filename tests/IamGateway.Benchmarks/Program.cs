using IamGateway.Benchmarks;
using IamGateway.Benchmarks.ControlPlane;
using IamGateway.Benchmarks.Reports;

return args switch
{
    [] => FullRun.Report(),
    ["quick"] => QuickRun.Report(),
    ["hostile"] => QuickRun.ReportHostile(),
    ["signatures"] => QuickRun.ReportSignatures(),
    ["control-plane"] => await ControlPlaneRun.ReportAsync(),
    [ColdCompile.Argument] => ColdCompile.Print(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: IamGateway.Benchmarks [quick|hostile|signatures|control-plane]

        Measures the policy engine and signature verification, prints a table and writes it to artifacts/bench/engine.md.
        The exit code is 1 when an answer is wrong or a decision allocates; never for slowness.

          quick          in seconds, by a plain loop: decisions, parsing and compiling; writes no file
          hostile        the same for what hostile policies, requests and documents cost
          signatures     the same for the verification of signed requests
          control-plane  the whole program over loopback, with the load generator wrk: calls in a second, pages, creations
        """);
    return 2;
}
