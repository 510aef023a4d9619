using System.Globalization;

namespace ReactorGen.Generator.Model;

/// <summary>Text that stands for the line of a position until the positions are known.</summary>
internal static class LineMark
{
    /// <summary>What stands on both sides of the position's number. No file that can be read holds half a surrogate pair.</summary>
    public const string Edge = "\ud800n";

    /// <summary>The line of a position; -1 is the method's own.</summary>
    public static string Of(int position) => Edge + position.ToString(CultureInfo.InvariantCulture) + Edge;
}
