namespace IamGateway.Server.Demo;

/// <summary>What the demo prints when it is ready.</summary>
internal static class DemoGuide
{
    public static void Print(DemoFile file, string dataFolder)
    {
        var width = file.People.Max(person => person.UserName.Length);
        var setWidth = file.People.Max(person => person.PermissionSet.Length);
        Console.WriteLine();
        Console.WriteLine("This is a demo, on this machine only. Ctrl+C stops it; 'demo --reset' starts over.");
        Console.WriteLine();
        Console.WriteLine($"Open {file.PublicUrl} and sign in as one of these people:");
        Console.WriteLine();
        foreach (var person in file.People)
        {
            var code = person.TotpSeed is null ? "enrols a second factor when asked" : $"oathtool --totp -b {person.TotpSeed}";
            Console.WriteLine($"  {person.UserName.PadRight(width)}  {person.Password}  {person.PermissionSet.PadRight(setWidth)}  {code}");
        }

        Console.WriteLine();
        Console.WriteLine($"or, with the account '{DemoCast.AccountName}', as the IAM user: {file.IamUser.Name}  {file.IamUser.Password}");
        Console.WriteLine($"Behind the gateway: {file.PublicUrl}orders and {file.PublicUrl}reports/revenue, which asks for a second factor.");
        Console.WriteLine();
        Console.WriteLine("Try, in another terminal:");
        foreach (var attempt in file.Commands)
        {
            Console.WriteLine();
            Console.WriteLine($"  # {attempt.Title}");
            Console.WriteLine($"  # {attempt.Expect}");
            Console.WriteLine($"  {attempt.Command}");
        }

        Console.WriteLine();
        Console.WriteLine($"Passwords and seeds, and an access key for the aws CLI, are in {DemoFile.PathIn(dataFolder)}; every decision is in {Path.Combine(dataFolder, "audit")}.");
    }
}
