using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace IamGateway.Server.Tests.Repository;

public sealed partial class ConventionTests
{
    /// <summary>The seams: the only places where one thing stands for several.</summary>
    private static readonly string[] Seams = ["ISessionSource", "IPrincipalPolicies", "ISigningKeys", "ISigningCredentials", "IDecisionSink"];

    private static readonly Type[] Types = [.. OurAssemblies().SelectMany(assembly => assembly.GetTypes()).Where(IsWrittenByHand)];

    [Fact]
    public void Every_project_is_looked_at() =>
        Assert.Equal(
            SourceTree.Files("src", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(),
            OurAssemblies().Select(assembly => assembly.GetName().Name!.Replace("iamgateway", "IamGateway.Server", StringComparison.Ordinal)).Order());

    [Fact]
    public void Classes_are_sealed_static_or_abstract() =>
        SourceTree.AssertNone(
            Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsComponent(type) && type.Name != "_Imports").Select(Name),
            "Not sealed, static or abstract:");

    [Fact]
    public void Interfaces_are_only_the_seams_and_what_several_types_implement() =>
        SourceTree.AssertNone(
            Types.Where(type => type.IsInterface && !Seams.Contains(type.Name) && Types.Count(other => Implements(other, type)) < 2).Select(Name),
            "Interfaces beside the seams:");

    [Fact]
    public void Names_say_what_a_type_is() =>
        SourceTree.AssertNone(
            Types.Where(type => EmptyName().IsMatch(type.Name) && type.Name != "GetAccessKeyInfo").Select(Name),   // AWS's own name of an operation
            "Names that say nothing (Manager, Helper, Util, Service, Base, Impl, Info):");

    [Fact]
    public void Nothing_static_can_change() =>
        SourceTree.AssertNone(
            from type in Types
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsLiteral && (!field.IsInitOnly || IsMutableCollection(field.FieldType)) && !field.Name.StartsWith("<>", StringComparison.Ordinal)
            select $"{Name(type)}.{field.Name}",
            "Static fields that can change:");

    [Fact]
    public void Public_asynchronous_methods_end_in_Async() =>
        SourceTree.AssertNone(
            from method in PublicMethods()
            where IsTask(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
            select $"{Name(method.DeclaringType!)}.{method.Name}",
            "Asynchronous, and the name does not say so:");

    [Fact]
    public void The_cancellation_token_comes_last_and_is_named_so() =>
        SourceTree.AssertNone(
            from method in PublicMethods()
            from parameter in method.GetParameters()
            where parameter.ParameterType == typeof(CancellationToken)
                && (parameter.Position != method.GetParameters().Length - 1 || parameter.Name != "cancellationToken")
            select $"{Name(method.DeclaringType!)}.{method.Name}",
            "CancellationToken is not the last parameter or not named cancellationToken:");

    private static IEnumerable<MethodInfo> PublicMethods() =>
        from type in Types
        where !typeof(Delegate).IsAssignableFrom(type)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetBaseDefinition() == method && !IsFrameworkContract(method)
        select method;

    /// <summary>A method that a framework interface names: its name and parameters are not ours.</summary>
    private static bool IsFrameworkContract(MethodInfo method) =>
        method.DeclaringType is { IsInterface: false } type
        && type.GetInterfaces()
            .Where(contract => contract.Namespace?.StartsWith("IamGateway", StringComparison.Ordinal) != true)
            .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static IEnumerable<Assembly> OurAssemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name == "iamgateway" || (name.StartsWith("IamGateway.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal)))
            .Select(Assembly.Load);

    private static bool IsWrittenByHand(Type type) =>
        type.Namespace?.StartsWith("IamGateway", StringComparison.Ordinal) == true
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>Razor compiles a page into a class that is neither sealed nor abstract; nobody can write otherwise.</summary>
    private static bool IsComponent(Type type) =>
        type.GetInterfaces().Any(contract => contract.FullName == "Microsoft.AspNetCore.Components.IComponent");

    private static bool Implements(Type type, Type contract) =>
        type.GetInterfaces().Any(face => (face.IsGenericType ? face.GetGenericTypeDefinition() : face) == contract);

    private static bool IsMutableCollection(Type type) =>
        type is { Namespace: "System.Collections.Generic" or "System.Collections.Concurrent", IsInterface: false };

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static string Name(Type type) => type.FullName!;

    [GeneratedRegex(@"(?:Manager|Helper|Helpers|Util|Utils|Utility|Utilities|Service|Base|Impl|Info)(?:`\d+)?$", RegexOptions.None, 1000)]
    private static partial Regex EmptyName();
}
