// covers: 4.1, 3.17
using System.Linq.Expressions;
using ReactorGen;

namespace Corpus.Closures.TreesAndQueries;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var limit = 2;
        var fixedLimit = 3;
        Expression<Func<int, bool>> tree = n => n > limit && n != fixedLimit;
        var compiled = tree.Compile();
        t.Log(compiled(3));
        limit = 10;
        Pause();
        t.Log(compiled(3));
        t.Log(tree.Body.NodeType);
        int[] numbers = [1, 5, 12, 20];
        var query = from n in numbers where n > limit select n * fixedLimit;
        t.Log(string.Join(",", query));
        limit = 0;
        Pause();
        t.Log(string.Join(",", query));
        var joined = from n in numbers
                     from m in numbers
                     let sum = n + m + limit
                     where sum % 2 == 0
                     orderby sum descending, n
                     group sum by n > limit + 5 into g
                     select $"{g.Key}:{string.Join("-", g)}";
        t.Log(string.Join(" ", joined));
        limit = 5;
        Pause();
        t.Log(string.Join(" ", joined));
        t.Log((from n in numbers where Fits(n) select n).Count() + Pause(1));
        IQueryable<int> queryable = numbers.AsQueryable().Where(n => n < limit);
        limit = Pause(13);
        t.Log(queryable.Count());

        bool Fits(int n) => n >= limit;
    }
}
