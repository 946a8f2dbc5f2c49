using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Stemma.Tests.Rooms;

/// <summary>Borders are tests fed by the document that states them.</summary>
public sealed class RoomsTest
{
    private static readonly ModuleDefinition[] Modules =
        [.. new[] { "Stemma.Core.dll", "Stemma.App.dll" }.Select(file => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, file)))];

    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Table = RoomTable.Read();

    [Fact]
    public void A_room_uses_only_what_its_row_names()
    {
        var crossings = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Modules.SelectMany(m => m.GetTypes()))
        {
            if (RoomOf(type) is not { } room) continue;
            foreach (var used in Uses(type).Select(RoomOf).OfType<string>().Distinct(StringComparer.Ordinal))
                if (used != room && !Table[room].Contains(used)) crossings.Add($"{room} uses {used} (in {Outer(type).Name})");
        }
        Assert.True(crossings.Count == 0, string.Join("\n", crossings));
    }

    [Fact]
    public void Only_the_fetcher_opens_connections_and_mail_those_to_the_operators_mail_servers()
    {
        var callers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Modules.Append(ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "stemma.dll"))).SelectMany(m => m.GetTypes()))
            if (Outer(type).Namespace is not ("Stemma.App.Gather.Fetching" or "Stemma.App.Mail") && Uses(type).FirstOrDefault(Connects) is { } used) callers.Add($"{Outer(type).FullName} uses {used.FullName}");
        Assert.True(callers.Count == 0, string.Join("\n", callers));
    }

    [Fact]
    public void Outside_its_edge_the_site_uses_of_the_store_only_what_readers_may_read()
    {
        var crossings = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Modules.SelectMany(m => m.GetTypes()).Where(t => RoomOf(t) == "Serve" && Outer(t).Namespace != "Stemma.App.Serve.Edge"))
            foreach (var used in Uses(type).Where(u => RoomOf(u) == "Store" && Outer(u).Namespace != "Stemma.App.Store.Reading")) crossings.Add($"{Outer(type).Name} uses {used.FullName}");
        Assert.True(crossings.Count == 0, string.Join("\n", crossings));
    }

    [Fact]
    public void Every_room_that_exists_stands_in_the_table()
    {
        var absent = Modules.SelectMany(m => m.GetTypes()).Select(RoomOf).OfType<string>().Distinct(StringComparer.Ordinal).Where(r => !Table.ContainsKey(r));
        Assert.Empty(absent);
    }

    [Fact]
    public void No_type_bears_the_name_of_a_room_or_of_the_house()
    {
        var names = Table.Keys.Append("Stemma").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Modules.SelectMany(m => m.Types).Where(t => names.Contains(t.Name)).Select(t => t.FullName));
    }

    [Fact]
    public void No_type_of_the_house_is_called_a_manager_or_the_like()
    {
        string[] banned = ["Manager", "Helper", "Service", "Processor", "Dto"];
        Assert.Empty(Modules.SelectMany(m => m.Types).Where(t => t.Namespace.StartsWith("Stemma", StringComparison.Ordinal) && banned.Any(b => t.Name.EndsWith(b, StringComparison.Ordinal))).Select(t => t.FullName));
    }

    [Fact]
    public void Outside_the_index_no_field_of_core_is_mutable()
    {
        var mutable = Modules[0].GetTypes()
            .Where(t => RoomOf(t) is { } room && room != "Index" && !IsGenerated(t))
            .SelectMany(t => t.Fields)
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !IsGenerated(f) && !f.DeclaringType.IsEnum && f.DeclaringType.IsPublicOrHeld())
            .Select(f => f.FullName);
        Assert.Empty(mutable);
    }

    // The first segment under Stemma.Core or Stemma.App; null for types outside rooms (composition roots, other assemblies).
    private static string? RoomOf(TypeReference type)
    {
        var outer = Outer(type);
        var parts = outer.Namespace.Split('.');
        return parts is ["Stemma", "Core" or "App", var room, ..] ? room : null;
    }

    private static TypeReference Outer(TypeReference type)
    {
        type = type.GetElementType();
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    private static bool Connects(TypeReference type) =>
        type.Namespace is "MailKit" or "System.Net.Sockets" or "System.Net.WebSockets" or "System.Net.Mail" or "System.Net.NetworkInformation" || type.Namespace.StartsWith("System.Net.Http", StringComparison.Ordinal) || type.Namespace.StartsWith("MailKit.", StringComparison.Ordinal)
        || type.FullName is "System.Net.Dns" or "System.Net.WebClient" or "System.Net.WebRequest";

    private static bool IsGenerated(ICustomAttributeProvider member) => member.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute");

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        var direct = new List<TypeReference?> { type.BaseType };
        direct.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        direct.AddRange(type.Fields.Select(f => f.FieldType));
        direct.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            direct.Add(method.ReturnType);
            direct.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody) continue;
            direct.AddRange(method.Body.Variables.Select(v => v.VariableType));
            direct.AddRange(method.Body.Instructions.SelectMany(Operand));
        }
        return direct.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference t => [t],
        GenericInstanceMethod g => [g.DeclaringType, g.ReturnType, .. g.GenericArguments],
        MethodReference m => [m.DeclaringType, m.ReturnType, .. m.Parameters.Select(p => p.ParameterType)],
        FieldReference f => [f.DeclaringType, f.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType g => g.GenericArguments.SelectMany(Parts).Append(g.ElementType),
        GenericParameter => [],
        TypeSpecification s => Parts(s.ElementType),
        _ => [type],
    };
}

internal static class Visibility
{
    /// <summary>Leaves out private nested state (builders and scanners that live inside one call).</summary>
    public static bool IsPublicOrHeld(this TypeDefinition type) => type.IsPublic || type.IsNestedPublic || type.Fields.Any(f => f.IsStatic && !f.IsLiteral);
}
