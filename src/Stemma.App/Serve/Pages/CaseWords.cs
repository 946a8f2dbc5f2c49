using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Pages;

/// <summary>Requests in words for readers.</summary>
internal static class CaseWords
{
    /// <summary>The grounds that a request may have, with what they are called in the form.</summary>
    public static IReadOnlyList<(PetitionType Type, string Words)> Grounds { get; } =
    [
        (PetitionType.Unwanted, "My outlet does not want it shown here"),
        (PetitionType.Copyright, "My copyright in the page"),
        (PetitionType.PersonalData, "Personal data"),
        (PetitionType.Illegal, "Illegal content"),
        (PetitionType.CourtOrder, "A court's order"),
        (PetitionType.Other, "Another reason"),
    ];

    /// <summary>What is asked for.</summary>
    public static string What(Petition asked) => What(asked.Kind, asked.Type);

    /// <summary>What is asked for.</summary>
    public static string What(PetitionKind kind, PetitionType type) => (kind, type) switch
    {
        (_, PetitionType.Delist) => "delist a name",
        (PetitionKind.Outlet, _) => "a site's owner is to see who carries its texts",
        (PetitionKind.Correction, _) => "something about a person is to be put right",
        (PetitionKind.Dispute, _) => "a link or claim is to be looked at again",
        _ => "takedown: " + Ground(type),
    };

    /// <summary>A ground.</summary>
    public static string Ground(PetitionType type) => type switch
    {
        PetitionType.Copyright => "copyright",
        PetitionType.Unwanted => "the outlet does not want it shown",
        PetitionType.PersonalData => "personal data",
        PetitionType.Illegal => "illegal content",
        PetitionType.CourtOrder => "court order",
        PetitionType.Copy => "a copy of a removed text",
        PetitionType.Erase => "a person named in it",
        PetitionType.Operator => "by the operator",
        _ => "another reason",
    };

    /// <summary>What became of it.</summary>
    public static string Outcome(PetitionState state) => state switch
    {
        PetitionState.Granted => "granted",
        PetitionState.Refused => "refused",
        PetitionState.Lifted => "granted, and lifted later",
        _ => "waiting",
    };

    /// <summary>A proof.</summary>
    public static string Proof(ProofKind proof) => proof switch { ProofKind.File => "file", ProofKind.Dns => "DNS", ProofKind.Mail => "mail", _ => "none" };
}
