using System.Text;
using System.Text.RegularExpressions;

namespace Stemma.App.Accounts;

/// <summary>Names and mail addresses of accounts: which are taken, and as what they are looked for.</summary>
internal static partial class Naming
{
    private const int MostOfName = 40, MostOfMail = 254;

    private static readonly string[] Ours = ["editor", "admin", "moderator", "reader", "stemma"]; // what the site calls people by itself

    /// <summary>As what a name or an address is looked for: letters that look the same, and great and small ones, are the same.</summary>
    /// <returns>"" for what is no text.</returns>
    public static string Key(string said) => IsText(said) ? Blanks().Replace(said.Normalize(NormalizationForm.FormKC), " ").Trim().ToLowerInvariant() : "";

    /// <summary>Whether all of it are characters: halves of one, and what Unicode sets apart as none, are not.</summary>
    public static bool IsText(string said)
    {
        for (int i = 0; i < said.Length; i++)
        {
            if (said[i] is '\0' or '\uFFFE' or '\uFFFF' or >= '\uFDD0' and <= '\uFDEF') return false;
            if (!char.IsSurrogate(said[i])) continue;
            if (i + 1 == said.Length || !char.IsSurrogatePair(said[i], said[i + 1])) return false;
            if ((char.ConvertToUtf32(said[i], said[++i]) & 0xFFFE) == 0xFFFE) return false;
        }
        return true;
    }

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? WrongName(string name)
    {
        if (!IsText(name)) return "In this name stand characters that are none: type it anew.";
        if (name.Length is < 2 or > MostOfName) return $"A name takes 2 to {MostOfName} letters.";
        if (!name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '\'' or '_' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark) || !char.IsLetter(name[0]))
            return "A name takes letters, digits, spaces, and - . ' _, and begins with a letter.";
        if (name.Any(IsUnseen)) return "In this name stand characters that nobody sees: type it anew.";
        if (Script.Mixed(name.Normalize(NormalizationForm.FormKC))) return "A name takes letters of one script: these could be taken for another name.";
        return Ours.Contains(Key(name)) ? "The site uses this name itself: choose another." : null;
    }

    // Letters and marks that Unicode calls default-ignorable (DerivedCoreProperties, Default_Ignorable_Code_Point); the others are no letters and no marks.
    private static bool IsUnseen(char c) => c is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or >= '\u180B' and <= '\u180F' or '\u3164' or '\uFFA0' or >= '\uFE00' and <= '\uFE0F';

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>What is wrong with an address, or null.</summary>
    public static string? WrongMail(string mail) =>
        mail.Length <= MostOfMail && IsText(mail) && mail.IndexOf('@') is > 0 and var at && at == mail.LastIndexOf('@') && at < mail.Length - 3 && mail.IndexOf('.', at) > at + 1 && !mail.EndsWith('.') && !mail.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or '"')
            ? null : "This is no mail address: write one like mira@example.org.";
}
